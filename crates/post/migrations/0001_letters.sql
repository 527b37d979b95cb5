-- Letters that wait, and what became of those that left. What they say and to whom goes some time after they have ended; what they
-- were (the key), when, and how it ended stays for longer, so that no letter is written twice.
--
-- Times are texts, 2026-11-21T22:46:36.000000Z, which sort as times do.

-- salt makes the ids of these letters others than those of another deployment with the same keys.
CREATE TABLE outbox (
  id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  salt BLOB NOT NULL CHECK (length(salt) = 16)
) STRICT;

INSERT INTO outbox (id, salt) VALUES (1, randomblob(16));

-- at is when a letter that waits is due, since when one is being sent, or when it was sent or given up.
-- since is when it was put, or put in again: from then on it is tried for so long.
-- doubtful counts the attempts of which nobody knows whether the letter arrived.
-- trouble, code and said tell of the last attempt that came to nothing; said is what the server wrote, and may name the address.
CREATE TABLE letter (
  key       TEXT NOT NULL PRIMARY KEY,
  addressee TEXT NOT NULL,
  put       TEXT NOT NULL,
  since     TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'given-up')),
  at        TEXT NOT NULL,
  attempts  INTEGER NOT NULL DEFAULT 0,
  doubtful  INTEGER NOT NULL DEFAULT 0,
  trouble   TEXT,
  code      INTEGER,
  said      TEXT,
  address   TEXT,
  subject   TEXT,
  text      TEXT,
  CHECK (address IS NOT NULL OR state IN ('sent', 'given-up')),
  CHECK ((address IS NULL) = (subject IS NULL) AND (address IS NULL) = (text IS NULL)),
  CHECK (trouble IS NOT NULL OR (code IS NULL AND said IS NULL))
) STRICT;

CREATE INDEX letter_by_state ON letter (state, at);

CREATE INDEX letter_of_addressee ON letter (addressee);
