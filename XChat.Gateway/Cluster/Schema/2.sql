-- What is posted for an event stream may come to any gateway, and is handed on to the one that has the stream.
-- Nothing of it outlives a gateway: without a log of their changes the tables are empty after a crash, and are filled anew.

CREATE UNLOGGED TABLE xchat.streams (
  bearer  bytea PRIMARY KEY,           -- the first 128 bits of the SHA-256 of what its client posts with
  room    text NOT NULL,
  gateway uuid NOT NULL
);

CREATE UNLOGGED TABLE xchat.letters (
  letter    uuid PRIMARY KEY,
  addressee uuid NOT NULL,             -- the gateway that has the stream
  sender    uuid NOT NULL,              -- the gateway that waits for the answer
  bearer    bytea NOT NULL,
  room      text NOT NULL,
  said      bytea,                      -- null: more than a message may have
  written   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX addressees ON xchat.letters (addressee);

-- What only one gateway is to hear, it hears under its own name.
CREATE FUNCTION xchat.tell(gateway uuid, news text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('xchat_' || replace(gateway::text, '-', ''), news);
$$;

-- Hands on what was posted: to the gateway that has a stream with this bearer, or else the member whose key it is. False where none has.
CREATE FUNCTION xchat.hand_on(id uuid, poster uuid, key bytea, place text, what bytea) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  home uuid;
BEGIN
  SELECT o.gateway INTO home FROM xchat.streams o WHERE o.bearer = key AND o.room = place;
  IF home IS NULL THEN
    SELECT o.gateway INTO home FROM xchat.members o JOIN xchat.rooms r USING (room) WHERE r.name = place AND o.key = hand_on.key AND o.gone IS NULL;
  END IF;
  IF home IS NULL OR home = poster THEN
    RETURN false;
  END IF;
  INSERT INTO xchat.letters (letter, addressee, sender, bearer, room, said) VALUES (id, home, poster, key, place, what);
  PERFORM xchat.tell(home, 'letters');
  RETURN true;
END $$;

-- As before, and what dead gateways had open, and what was for them.
CREATE OR REPLACE FUNCTION xchat.bury(unseen interval, mourner uuid) RETURNS integer LANGUAGE plpgsql AS $$
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
  DELETE FROM xchat.streams o WHERE NOT EXISTS (SELECT FROM xchat.gateways g WHERE g.gateway = o.gateway);
  DELETE FROM xchat.letters o WHERE NOT EXISTS (SELECT FROM xchat.gateways g WHERE g.gateway = o.addressee);
  RETURN left_behind;
END $$;
