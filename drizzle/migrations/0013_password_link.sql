CREATE TABLE `password_link` (
	`token_digest` varchar(64) NOT NULL,
	`admin_id` char(36) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `password_link_token_digest` PRIMARY KEY(`token_digest`)
);
--> statement-breakpoint
ALTER TABLE `password_link` ADD CONSTRAINT `password_link_admin_id_admin_account_id_fk` FOREIGN KEY (`admin_id`) REFERENCES `admin_account`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `password_link_admin` ON `password_link` (`admin_id`);