CREATE TABLE `identity_conflict` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`issuer` varchar(255) NOT NULL,
	`subject` varchar(255) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`kind` varchar(16) NOT NULL,
	`address` varchar(320) NOT NULL,
	`display_name` varchar(255) NOT NULL DEFAULT '',
	`seen_by` varchar(16) NOT NULL,
	`first_seen_at` datetime(3) NOT NULL,
	`last_seen_at` datetime(3) NOT NULL,
	CONSTRAINT `identity_conflict_id` PRIMARY KEY(`id`),
	CONSTRAINT `identity_conflict_account_unique` UNIQUE(`identity_provider_id`,`issuer`,`subject`)
);
--> statement-breakpoint
ALTER TABLE `mailbox` ADD `link_by_address` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `identity_conflict` ADD CONSTRAINT `identity_conflict_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `identity_conflict` ADD CONSTRAINT `identity_conflict_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `identity_conflict_mailbox` ON `identity_conflict` (`mailbox_id`,`last_seen_at`);--> statement-breakpoint
CREATE INDEX `identity_conflict_kind` ON `identity_conflict` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `identity_conflict_last_seen` ON `identity_conflict` (`last_seen_at`);