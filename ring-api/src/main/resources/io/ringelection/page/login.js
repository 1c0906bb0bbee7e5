import { at, say } from './dom.js';

/** Asks for a token; resolves once one was typed. @param {string} detail @returns {Promise<string>} */
export function login(detail) {
  const dialog = at('login');
  const field = at('token');
  say(at('login-why'), detail);
  field.value = '';
  if (!dialog.open) dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    at('login-form').addEventListener('submit', (event) => {
      event.preventDefault();
      dialog.close();
      done(field.value.trim());
      field.value = '';
    }, { once: true });
  });
}
