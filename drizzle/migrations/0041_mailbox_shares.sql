CREATE TABLE `mailbox_share` (
	`id` char(36) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`group_name` varchar(255) NOT NULL,
	`access` varchar(16) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `mailbox_share_id` PRIMARY KEY(`id`),
	CONSTRAINT `mailbox_share_group_unique` UNIQUE(`mailbox_id`,`identity_provider_id`,`group_name`)
);
--> statement-breakpoint
CREATE TABLE `share_grant` (
	`member_id` char(36) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`writes` boolean NOT NULL,
	CONSTRAINT `share_grant_pk` PRIMARY KEY(`member_id`,`mailbox_id`)
);
--> statement-breakpoint
ALTER TABLE `mailbox_share` ADD CONSTRAINT `mailbox_share_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `mailbox_share` ADD CONSTRAINT `mailbox_share_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `share_grant` ADD CONSTRAINT `share_grant_member_id_mailbox_id_fk` FOREIGN KEY (`member_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `mailbox_share_group` ON `mailbox_share` (`identity_provider_id`,`group_name`);
--> statement-breakpoint
-- Whose mailboxes may be opened as which shared ones now: one row for each group that gives it. As the access decision for delivery has it,
-- a shared mailbox is open while it receives mail; its members come from an enabled provider that is their source.
CREATE OR REPLACE VIEW `share_member` AS
SELECT
  `mailbox_share`.`id` AS `share_id`,
  `mailbox_share`.`mailbox_id` AS `mailbox_id`,
  `member`.`id` AS `member_id`,
  `mailbox_share`.`access` AS `access`
FROM `mailbox_share`
JOIN `mailbox` AS `shared` ON `shared`.`id` = `mailbox_share`.`mailbox_id`
JOIN `domain` ON `domain`.`id` = `shared`.`domain_id`
JOIN `identity_provider` ON `identity_provider`.`id` = `mailbox_share`.`identity_provider_id`
JOIN `person_group` ON `person_group`.`identity_provider_id` = `mailbox_share`.`identity_provider_id`
  AND `person_group`.`issuer` = `identity_provider`.`issuer`
  AND `person_group`.`group_name` = `mailbox_share`.`group_name`
JOIN `external_identity` ON `external_identity`.`identity_provider_id` = `person_group`.`identity_provider_id`
  AND `external_identity`.`issuer` = `person_group`.`issuer`
  AND `external_identity`.`subject` = `person_group`.`subject`
JOIN `mailbox` AS `member` ON `member`.`id` = `external_identity`.`mailbox_id`
  AND `member`.`identity_provider_id` = `mailbox_share`.`identity_provider_id`
WHERE `identity_provider`.`enabled` = 1
  AND `domain`.`active` = 1
  AND `shared`.`admin_state` <> 'disabled'
  AND (`shared`.`directory_state` = 'present' OR `shared`.`directory_receives` = 1)
  AND `member`.`id` <> `shared`.`id`;
--> statement-breakpoint
-- Which logins may send from a shared mailbox's address (deploy/mariadb grants it to Postfix): while it could send itself.
CREATE OR REPLACE VIEW `postfix_shared_sender` AS
SELECT `shared`.`address` AS `address`, `member`.`address` AS `login`
FROM `share_member`
JOIN `mailbox` AS `shared` ON `shared`.`id` = `share_member`.`mailbox_id`
JOIN `mailbox` AS `member` ON `member`.`id` = `share_member`.`member_id`
WHERE `share_member`.`access` = 'send'
  AND `shared`.`admin_state` = 'active'
  AND `shared`.`directory_state` = 'present';
