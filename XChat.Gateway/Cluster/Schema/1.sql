-- What several gateways share: one log a room, who is in it, and which gateways are alive.

CREATE TABLE xchat.rooms (
  room    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text NOT NULL UNIQUE,
  epoch   text NOT NULL,
  seq     bigint NOT NULL DEFAULT 0,   -- of the last event
  last    bigint NOT NULL DEFAULT 0,   -- the id of the last message
  evicted bigint NOT NULL DEFAULT 0    -- messages up to this id have left the history
);

-- One order for everything that a room tells. Only messages have ids, without gaps; seq has none either.
CREATE TABLE xchat.events (
  room     integer NOT NULL,
  seq      bigint NOT NULL,
  kind     smallint NOT NULL,          -- EventKind
  id       bigint,                     -- of the message; of the one that is deleted; of a coming or going, which visit it is
  time     timestamptz NOT NULL,
  username text,
  role     smallint,
  body     bytea,                      -- UTF-8: what people write may have characters that a text here may not
  url      text,
  filename text,
  mime     text,
  sender   bytea,                      -- the first 128 bits of the SHA-256 of the session key
  nonce    text,
  gateway  uuid NOT NULL,              -- which one has added it
  hidden   boolean NOT NULL DEFAULT false,
  PRIMARY KEY (room, seq)
);
CREATE UNIQUE INDEX messages ON xchat.events (room, id) WHERE kind = 0;
CREATE UNIQUE INDEX nonces ON xchat.events (room, sender, nonce) WHERE kind = 0 AND sender IS NOT NULL AND nonce IS NOT NULL;

-- Away from a room, in the same or another gateway, one may come back by key: so who has left stays for a while.
CREATE TABLE xchat.members (
  room      integer NOT NULL,
  key       bytea NOT NULL,
  asked     text NOT NULL,
  asked_key text NOT NULL,
  number    integer NOT NULL,
  name      text NOT NULL,
  name_key  text NOT NULL,
  role      smallint NOT NULL,
  gateway   uuid NOT NULL,
  visit     bigint NOT NULL DEFAULT 1, -- which stay this is: one more with each coming back
  gone      timestamptz,
  PRIMARY KEY (room, key)
);
CREATE UNIQUE INDEX names ON xchat.members (room, name_key) WHERE gone IS NULL;
CREATE INDEX namesakes ON xchat.members (room, asked_key) WHERE gone IS NULL;

CREATE TABLE xchat.mutes (
  room     integer NOT NULL,
  name_key bytea NOT NULL,             -- look-alikes have the same
  name     text NOT NULL,
  until    bigint NOT NULL,            -- milliseconds since 1970
  PRIMARY KEY (room, name_key)
);

CREATE TABLE xchat.bans (
  ban     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text,
  address text,
  until   timestamptz,
  reason  text NOT NULL
);

-- Any gateway serves any file. One that no message names goes after a while.
CREATE TABLE xchat.uploads (
  url      text PRIMARY KEY,
  filename text NOT NULL,
  mime     text NOT NULL,
  bytes    bigint NOT NULL,
  address  text,                       -- whose share it counts against
  named    timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE xchat.pieces (
  url     text NOT NULL REFERENCES xchat.uploads ON DELETE CASCADE,
  piece   integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (url, piece)
);
ALTER TABLE xchat.pieces ALTER COLUMN content SET STORAGE EXTERNAL; -- most are compressed already
CREATE INDEX attachments ON xchat.events (url) WHERE url IS NOT NULL;

-- A gateway that has not been seen for some seconds is dead.
CREATE TABLE xchat.gateways (
  gateway uuid PRIMARY KEY,
  since   timestamptz NOT NULL,
  seen    timestamptz NOT NULL
);

-- Adds to a room's log what is new in it, and returns the log after "since", in which that then is.
-- Whoever holds the row of the room writes; the others wait for it: that is the order of the room.
-- A message whose nonce is there already is not added; the one that is there is returned.
CREATE FUNCTION xchat.append(
  r integer, since bigint, evicted_through bigint, adder uuid,
  kinds smallint[], ids bigint[], times timestamptz[], usernames text[], roles smallint[], bodies bytea[],
  urls text[], filenames text[], mimes text[], senders bytea[], nonces text[])
RETURNS SETOF xchat.events LANGUAGE plpgsql AS $$
DECLARE
  s bigint;
  m bigint;
  added bigint;
  files text[];
BEGIN
  SELECT o.seq, o.last INTO STRICT s, m FROM xchat.rooms o WHERE o.room = r FOR UPDATE;

  INSERT INTO xchat.events (room, seq, kind, id, time, username, role, body, url, filename, mime, sender, nonce, gateway)
  SELECT r, s + row_number() OVER place, n.kind,
         CASE WHEN n.kind = 0 THEN m + count(*) FILTER (WHERE n.kind = 0) OVER place ELSE n.id END,
         coalesce(n.time, clock_timestamp()), n.username, n.role, n.body, n.url, n.filename, n.mime, n.sender, n.nonce, adder
  FROM unnest(kinds, ids, times, usernames, roles, bodies, urls, filenames, mimes, senders, nonces)
       WITH ORDINALITY AS n (kind, id, time, username, role, body, url, filename, mime, sender, nonce, place)
  WHERE NOT (n.kind = 0 AND n.sender IS NOT NULL AND n.nonce IS NOT NULL AND EXISTS (
    SELECT FROM xchat.events e WHERE e.kind = 0 AND e.room = r AND e.sender = n.sender AND e.nonce = n.nonce))
    -- A leave of somebody who has left already, or has come back since, is none.
    AND NOT (n.kind = 2 AND NOT EXISTS (
      SELECT FROM xchat.members o WHERE o.room = r AND o.key = n.sender AND o.visit = n.id AND o.gone IS NULL))
  WINDOW place AS (ORDER BY n.place);
  GET DIAGNOSTICS added = ROW_COUNT;

  -- 2: somebody left.
  IF 2 = ANY (kinds) THEN
    UPDATE xchat.members o SET gone = now()
    FROM unnest(kinds, senders, ids) AS n (kind, sender, visit)
    WHERE n.kind = 2 AND o.room = r AND o.key = n.sender AND o.gone IS NULL AND o.visit = n.visit;
  END IF;

  -- 7: somebody is muted until id, or, where that is null, no longer. The last of one name counts.
  IF 7 = ANY (kinds) THEN
    DELETE FROM xchat.mutes o USING unnest(kinds, bodies) AS n (kind, body) WHERE n.kind = 7 AND o.room = r AND o.name_key = n.body;
    INSERT INTO xchat.mutes (room, name_key, name, until)
    SELECT r, last.body, last.username, last.id FROM (
      SELECT DISTINCT ON (n.body) n.body, n.username, n.id
      FROM unnest(kinds, bodies, usernames, ids) WITH ORDINALITY AS n (kind, body, username, id, place)
      WHERE n.kind = 7 ORDER BY n.body, n.place DESC) AS last
    WHERE last.id IS NOT NULL;
  END IF;

  -- 3: a message is deleted; 4: all are. What they became stays known, what they said does not.
  IF kinds && ARRAY[3, 4]::smallint[] THEN
    files := ARRAY(
      SELECT e.url FROM xchat.events n, xchat.events e
      WHERE n.room = r AND n.seq > s AND e.room = r AND e.kind = 0 AND e.url IS NOT NULL
        AND ((n.kind = 3 AND e.id = n.id) OR (n.kind = 4 AND e.seq < n.seq)));
    UPDATE xchat.events e SET hidden = true, body = '', url = NULL, filename = NULL, mime = NULL
    FROM xchat.events n
    WHERE n.room = r AND n.seq > s AND e.room = r AND e.kind = 0 AND NOT e.hidden
      AND ((n.kind = 3 AND e.id = n.id) OR (n.kind = 4 AND e.seq < n.seq));
    DELETE FROM xchat.uploads o WHERE o.url = ANY (files) AND NOT EXISTS (SELECT FROM xchat.events e WHERE e.url = o.url);
  END IF;

  IF added > 0 THEN
    UPDATE xchat.rooms o
    SET seq = s + added,
        last = m + (SELECT count(*) FROM xchat.events e WHERE e.room = r AND e.seq > s AND e.kind = 0),
        evicted = greatest(o.evicted, evicted_through)
    WHERE o.room = r;
    PERFORM pg_notify('xchat', r || ':' || (s + added));
  END IF;

  RETURN QUERY
    SELECT * FROM xchat.events e WHERE e.room = r AND e.seq > since
    UNION
    SELECT e.* FROM unnest(senders, nonces) AS n (sender, nonce)
    JOIN xchat.events e ON e.kind = 0 AND e.room = r AND e.sender = n.sender AND e.nonce = n.nonce
    ORDER BY 2;
END $$;

-- A leave for everybody who is in a room at one gateway. Returns how many those are.
CREATE FUNCTION xchat.leave_all(r integer, host uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  there record;
BEGIN
  SELECT array_agg(o.key) AS keys, array_agg(o.visit) AS visits, array_agg(o.name) AS names, array_agg(o.role) AS roles, count(*)::integer AS n
  INTO there FROM xchat.members o WHERE o.room = r AND o.gateway = host AND o.gone IS NULL;
  IF there.n > 0 THEN
    PERFORM xchat.append(
      r, 9223372036854775806, 0, host, array_fill(2::smallint, ARRAY[there.n]), there.visits, NULL,
      there.names, there.roles, NULL, NULL, NULL, NULL, there.keys, NULL);
  END IF;
  RETURN there.n;
END $$;

-- Gateways that are dead, and a leave for everybody who was there. Returns how many those are.
CREATE FUNCTION xchat.bury(unseen interval, mourner uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  place record;
  left_behind integer := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7527234651000002) THEN
    RETURN 0;
  END IF;
  DELETE FROM xchat.gateways g WHERE g.seen < now() - unseen;
  FOR place IN
    SELECT DISTINCT o.room, o.gateway FROM xchat.members o
    WHERE o.gone IS NULL AND NOT EXISTS (SELECT FROM xchat.gateways g WHERE g.gateway = o.gateway)
    ORDER BY o.room, o.gateway
  LOOP
    left_behind := left_behind + xchat.leave_all(place.room, place.gateway);
  END LOOP;
  RETURN left_behind;
END $$;

-- What nobody can ask for any more: messages that have left the history, other events, those who left, once they are old.
CREATE FUNCTION xchat.forget(age interval) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  forgotten bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7527234651000003) THEN
    RETURN 0;
  END IF;
  DELETE FROM xchat.members o WHERE o.gone < now() - age;
  DELETE FROM xchat.mutes o WHERE o.until < extract(epoch FROM now()) * 1000;
  DELETE FROM xchat.bans o WHERE o.until < now();
  DELETE FROM xchat.events e USING xchat.rooms o
  WHERE e.room = o.room AND e.time < now() - age AND (e.kind <> 0 OR e.hidden OR e.id <= o.evicted);
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;

-- Whether a new file may stay: 0, or why not: 1, its address has its share already; 2, there is no room. Oldest files that no message names make room.
CREATE FUNCTION xchat.make_room(newcomer text, in_all bigint, per_address bigint) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  excess bigint;
  orphan record;
BEGIN
  PERFORM pg_advisory_xact_lock(7527234651000004);
  IF per_address > 0 AND (
    SELECT sum(o.bytes) > per_address FROM xchat.uploads o JOIN xchat.uploads n USING (address) WHERE n.url = newcomer) THEN
    RETURN 1;
  END IF;
  SELECT sum(bytes) - in_all INTO excess FROM xchat.uploads;
  IF in_all = 0 OR excess <= 0 THEN
    RETURN 0;
  END IF;
  FOR orphan IN
    SELECT o.url, o.bytes FROM xchat.uploads o
    WHERE o.url <> newcomer AND NOT EXISTS (SELECT FROM xchat.events e WHERE e.url = o.url) ORDER BY o.named
  LOOP
    DELETE FROM xchat.uploads o WHERE o.url = orphan.url;
    excess := excess - orphan.bytes;
    IF excess <= 0 THEN
      RETURN 0;
    END IF;
  END LOOP;
  RETURN 2;
END $$;

-- Files that no message has named for so long that none will.
CREATE FUNCTION xchat.forget_uploads(age interval) RETURNS void LANGUAGE sql AS $$
  DELETE FROM xchat.uploads o WHERE o.named < now() - age AND NOT EXISTS (SELECT FROM xchat.events e WHERE e.url = o.url);
$$;
