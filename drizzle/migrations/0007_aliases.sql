CREATE TABLE `alias` (
	`id` char(36) NOT NULL,
	`address` varchar(320) NOT NULL,
	`domain_id` char(36) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`managed_by` varchar(16) NOT NULL DEFAULT 'administrator',
	`description` varchar(255) NOT NULL DEFAULT '',
	`active` boolean NOT NULL DEFAULT true,
	`expires_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `alias_id` PRIMARY KEY(`id`),
	CONSTRAINT `alias_address_unique` UNIQUE(`address`)
);
--> statement-breakpoint
ALTER TABLE `domain` ADD `max_aliases` int;--> statement-breakpoint
ALTER TABLE `alias` ADD CONSTRAINT `alias_domain_id_domain_id_fk` FOREIGN KEY (`domain_id`) REFERENCES `domain`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `alias` ADD CONSTRAINT `alias_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `alias_domain_address` ON `alias` (`domain_id`,`address`);--> statement-breakpoint
CREATE INDEX `alias_mailbox` ON `alias` (`mailbox_id`,`id`);--> statement-breakpoint
CREATE INDEX `alias_expires_at` ON `alias` (`expires_at`,`id`);--> statement-breakpoint
-- What Postfix may read of aliases (deploy/mariadb grants it). A closed one is known, but must be refused at once.
CREATE OR REPLACE VIEW `postfix_alias` AS
SELECT
  `alias`.`address` AS `address`,
  `mailbox`.`address` AS `destination`,
  `alias`.`active` = 1 AND `domain`.`active` = 1
    AND (`alias`.`expires_at` IS NULL OR `alias`.`expires_at` > UTC_TIMESTAMP(3)) AS `is_open`
FROM `alias`
JOIN `mailbox` ON `mailbox`.`id` = `alias`.`mailbox_id`
JOIN `domain` ON `domain`.`id` = `alias`.`domain_id`;
