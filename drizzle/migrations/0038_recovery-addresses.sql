CREATE TABLE `mailbox_link` (
	`token_digest` varchar(64) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`purpose` varchar(32) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `mailbox_link_token_digest` PRIMARY KEY(`token_digest`)
);
--> statement-breakpoint
CREATE TABLE `recovery_address` (
	`mailbox_id` char(36) NOT NULL,
	`address` varchar(320),
	`confirmed_at` datetime(3),
	`pending` varchar(320),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `recovery_address_mailbox_id` PRIMARY KEY(`mailbox_id`)
);
--> statement-breakpoint
ALTER TABLE `mailbox_link` ADD CONSTRAINT `mailbox_link_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `recovery_address` ADD CONSTRAINT `recovery_address_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `mailbox_link_mailbox` ON `mailbox_link` (`mailbox_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `mailbox_link_expires` ON `mailbox_link` (`expires_at`);