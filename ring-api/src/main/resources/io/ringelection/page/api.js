/** Asks the node. The token lives in this tab only and ends with it. */

const TOKEN = 'ring-election-token';

/** What the node answered instead of what was asked for. */
export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
    this.detail = detail;
  }
}

export class Api {
  #login;
  #asking = null;

  /** @param {(detail: string) => Promise<string>} login asks the operator for a token */
  constructor(login) {
    this.#login = login;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [request]
   * @returns {Promise<Response>} an answer that is ok; asks for a token until there is one that is accepted
   */
  async ask(path, request = {}) {
    for (;;) {
      const token = sessionStorage.getItem(TOKEN);
      const headers = { ...request.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
      const answer = await fetch(path, { ...request, headers, cache: 'no-store' });
      if (answer.ok) return answer;
      const problem = await answer.json().catch(() => ({}));
      if (answer.status !== 401) throw new Refusal(answer.status, problem.detail ?? `${path} answered ${answer.status}`);
      await this.#renew(token, problem.detail ?? 'This node asks for a token.');
    }
  }

  /** @returns {Promise<any>} the JSON at a path */
  async json(path) {
    return (await this.ask(path)).json();
  }

  /** One question at a time, however many requests were refused. */
  async #renew(refused, detail) {
    if (sessionStorage.getItem(TOKEN) !== refused) return;
    this.#asking ??= this.#login(refused ? `The token was not accepted. ${detail}` : detail).then((token) => {
      sessionStorage.setItem(TOKEN, token);
      this.#asking = null;
    });
    await this.#asking;
  }
}
