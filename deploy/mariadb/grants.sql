-- After the first migration: what the other daemons may read, and no more.
GRANT SELECT ON letterlock.sogo_users TO 'sogo'@'%';
GRANT SELECT (name, active) ON letterlock.domain TO 'postfix'@'%';
GRANT SELECT ON letterlock.postfix_alias TO 'postfix'@'%';
GRANT SELECT ON letterlock.postfix_shared_sender TO 'postfix'@'%';
