CREATE TABLE `profile_link` (
	`token_digest` char(64) NOT NULL,
	`app_password_id` char(36) NOT NULL,
	`sealed_password` varchar(255) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `profile_link_token_digest` PRIMARY KEY(`token_digest`)
);
--> statement-breakpoint
ALTER TABLE `app_password` ADD `version` int DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `profile_link` ADD CONSTRAINT `profile_link_app_password_id_app_password_id_fk` FOREIGN KEY (`app_password_id`) REFERENCES `app_password`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `profile_link_app_password` ON `profile_link` (`app_password_id`);