-- What SOGo may read (deploy/mariadb grants it this view alone). c_password can match no password: SOGo's own login is closed.
CREATE OR REPLACE VIEW `sogo_users` AS
SELECT
  `mailbox`.`address` AS `c_uid`,
  `mailbox`.`address` AS `c_name`,
  '*' AS `c_password`,
  IF(`mailbox`.`display_name` = '', `mailbox`.`address`, `mailbox`.`display_name`) AS `c_cn`,
  `mailbox`.`address` AS `mail`,
  `domain`.`name` AS `domain`,
  CONCAT(`mailbox`.`address`, '*sogo@master') AS `c_imaplogin`
FROM `mailbox`
JOIN `domain` ON `domain`.`id` = `mailbox`.`domain_id`
WHERE `domain`.`active` = 1
  AND `mailbox`.`admin_state` = 'active'
  AND `mailbox`.`directory_state` = 'present'
  AND (`mailbox`.`webmail` = 1 OR `mailbox`.`dav` = 1 OR `mailbox`.`eas` = 1);
--> statement-breakpoint
-- The two shapes that @auth/drizzle-adapter reads. Views, so that no secret column can reach a session callback.
CREATE OR REPLACE VIEW `auth_user` AS
SELECT
  `mailbox`.`id` AS `id`,
  `mailbox`.`display_name` AS `name`,
  `mailbox`.`address` AS `email`,
  CAST(NULL AS DATETIME(3)) AS `emailVerified`,
  CAST(NULL AS CHAR(1)) AS `image`
FROM `mailbox`;
--> statement-breakpoint
CREATE OR REPLACE VIEW `auth_account` AS
SELECT
  `external_identity`.`mailbox_id` AS `userId`,
  'oidc' AS `type`,
  `identity_provider`.`slug` AS `provider`,
  `external_identity`.`subject` AS `providerAccountId`,
  CAST(NULL AS CHAR(1)) AS `refresh_token`,
  CAST(NULL AS CHAR(1)) AS `access_token`,
  CAST(NULL AS SIGNED) AS `expires_at`,
  CAST(NULL AS CHAR(1)) AS `token_type`,
  CAST(NULL AS CHAR(1)) AS `scope`,
  CAST(NULL AS CHAR(1)) AS `id_token`,
  CAST(NULL AS CHAR(1)) AS `session_state`
FROM `external_identity`
JOIN `identity_provider`
  ON `identity_provider`.`id` = `external_identity`.`identity_provider_id`
  AND `identity_provider`.`issuer` = `external_identity`.`issuer`;
--> statement-breakpoint
INSERT INTO `audit_head` (`id`, `sequence`, `hash`) VALUES (1, 0, REPEAT('0', 64));
