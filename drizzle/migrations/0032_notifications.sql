CREATE TABLE `known_network` (
	`mailbox_id` char(36) NOT NULL,
	`digest` binary(32) NOT NULL,
	`last_seen_at` datetime(3) NOT NULL,
	CONSTRAINT `known_network_mailbox_id_digest_pk` PRIMARY KEY(`mailbox_id`,`digest`)
);
--> statement-breakpoint
CREATE TABLE `notification` (
	`id` char(36) NOT NULL,
	`kind` varchar(40) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`recipient` varchar(320),
	`language` varchar(35),
	`values` json NOT NULL,
	`sealed_link` text,
	`dedupe_key` varchar(190),
	`created_at` datetime(3) NOT NULL,
	`expires_at` datetime(3),
	`next_try_at` datetime(3),
	`attempts` int NOT NULL DEFAULT 0,
	`last_problem` varchar(500),
	`claim` char(36),
	`outcome` varchar(16),
	`settled_at` datetime(3),
	CONSTRAINT `notification_id` PRIMARY KEY(`id`),
	CONSTRAINT `notification_dedupe_unique` UNIQUE(`dedupe_key`)
);
--> statement-breakpoint
CREATE TABLE `notification_choice` (
	`mailbox_id` char(36) NOT NULL,
	`switched_off` json NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `notification_choice_mailbox_id` PRIMARY KEY(`mailbox_id`)
);
--> statement-breakpoint
ALTER TABLE `known_network` ADD CONSTRAINT `known_network_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `notification` ADD CONSTRAINT `notification_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `notification_choice` ADD CONSTRAINT `notification_choice_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `known_network_last_seen` ON `known_network` (`last_seen_at`);--> statement-breakpoint
CREATE INDEX `notification_next_try` ON `notification` (`next_try_at`);--> statement-breakpoint
CREATE INDEX `notification_mailbox` ON `notification` (`mailbox_id`,`settled_at`);--> statement-breakpoint
CREATE INDEX `notification_recipient` ON `notification` (`recipient`,`settled_at`);--> statement-breakpoint
CREATE INDEX `notification_settled` ON `notification` (`settled_at`);