CREATE TABLE `api_key` (
	`id` char(36) NOT NULL,
	`name` varchar(100) NOT NULL,
	`digest` varchar(64) NOT NULL,
	`admin_id` char(36),
	`mailbox_id` char(36),
	`scopes` json NOT NULL,
	`allowed_networks` json NOT NULL,
	`expires_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`last_used_at` datetime(3),
	`last_used_ip` varchar(45),
	CONSTRAINT `api_key_id` PRIMARY KEY(`id`),
	CONSTRAINT `api_key_digest_unique` UNIQUE(`digest`)
);
--> statement-breakpoint
ALTER TABLE `api_key` ADD CONSTRAINT `api_key_admin_id_admin_account_id_fk` FOREIGN KEY (`admin_id`) REFERENCES `admin_account`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `api_key` ADD CONSTRAINT `api_key_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `api_key_admin` ON `api_key` (`admin_id`);--> statement-breakpoint
CREATE INDEX `api_key_mailbox` ON `api_key` (`mailbox_id`);--> statement-breakpoint
CREATE INDEX `mailbox_display_name` ON `mailbox` (`display_name`,`id`);--> statement-breakpoint
CREATE INDEX `mailbox_quota` ON `mailbox` (`quota_bytes`,`id`);