-- Somebody on another server, or all of it, is kept away.

ALTER TABLE blocks ADD COLUMN remote_actor varchar(2000); -- contact; 12 months, or until it is lifted; who, on another server
ALTER TABLE blocks ADD COLUMN remote_handle varchar(500); -- contact; 12 months, or until it is lifted; how one finds them, so that whoever keeps them away knows whom
ALTER TABLE blocks ADD COLUMN remote_server varchar(253); -- content; 12 months, or until it is lifted; which server is kept away as a whole
CREATE INDEX ix_blocks_remote_actor ON blocks (remote_actor);
CREATE INDEX ix_blocks_remote_server ON blocks (remote_server);
