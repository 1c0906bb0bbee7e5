-- The due time each job waits for. The fence is the highest token that has touched the job.
CREATE TABLE job_cursor (
  job      VARCHAR(128) NOT NULL PRIMARY KEY,
  schedule VARCHAR(255) NOT NULL,
  due      TIMESTAMP WITH TIME ZONE NOT NULL,
  fence    BIGINT NOT NULL
);

-- Every attempt to serve a due time. next_due links it with the due time after it, so that a hole can be seen.
CREATE TABLE job_run (
  job      VARCHAR(128) NOT NULL,
  due      TIMESTAMP WITH TIME ZONE NOT NULL,
  token    BIGINT NOT NULL,
  attempt  INTEGER NOT NULL,
  next_due TIMESTAMP WITH TIME ZONE NOT NULL,
  node     VARCHAR(64) NOT NULL,
  state    VARCHAR(8) NOT NULL,
  started  TIMESTAMP WITH TIME ZONE NOT NULL,
  ended    TIMESTAMP WITH TIME ZONE,
  message  VARCHAR(200) NOT NULL,
  PRIMARY KEY (job, due, token),
  UNIQUE (job, due, attempt)
);

CREATE INDEX job_run_state ON job_run (state, job);
CREATE INDEX job_run_started ON job_run (started);
CREATE INDEX job_run_due ON job_run (due);
