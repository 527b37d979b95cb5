-- How often somebody wants to be written to, and the feed of dates that their calendar subscribes to. Who is not here has said nothing.
--
-- feed is the SHA-256 of the words in the address of the feed: whoever reads this file cannot subscribe.
CREATE TABLE wish (
  addressee TEXT NOT NULL PRIMARY KEY,
  often     TEXT NOT NULL CHECK (often IN ('daily', 'weekly', 'never')),
  feed      BLOB UNIQUE CHECK (feed IS NULL OR length(feed) = 32)
) STRICT;
