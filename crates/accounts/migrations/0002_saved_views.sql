-- Lists as people want to see them again: the address of one, under a name of their own. Nobody else sees it; it goes with the account.
CREATE TABLE saved_view (
  id        TEXT NOT NULL PRIMARY KEY,
  account   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  authority TEXT NOT NULL,
  name      TEXT NOT NULL,
  address   TEXT NOT NULL,
  UNIQUE (account, authority, name)
) STRICT;
