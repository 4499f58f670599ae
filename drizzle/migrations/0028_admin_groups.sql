CREATE TABLE `admin_group` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`group_name` varchar(255) NOT NULL,
	`role` varchar(16) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `admin_group_id` PRIMARY KEY(`id`),
	CONSTRAINT `admin_group_name_unique` UNIQUE(`identity_provider_id`,`group_name`)
);
--> statement-breakpoint
CREATE TABLE `admin_group_domain` (
	`admin_group_id` char(36) NOT NULL,
	`domain_id` char(36) NOT NULL,
	CONSTRAINT `admin_group_domain_pk` PRIMARY KEY(`admin_group_id`,`domain_id`)
);
--> statement-breakpoint
ALTER TABLE `admin_session` MODIFY COLUMN `admin_id` char(36);--> statement-breakpoint
ALTER TABLE `admin_session` ADD `identity_provider_id` char(36);--> statement-breakpoint
ALTER TABLE `admin_session` ADD `issuer` varchar(255);--> statement-breakpoint
ALTER TABLE `admin_session` ADD `subject` varchar(255);--> statement-breakpoint
ALTER TABLE `admin_session` ADD `person_name` varchar(320);--> statement-breakpoint
ALTER TABLE `admin_session` ADD `provider_session_id` varchar(255);--> statement-breakpoint
ALTER TABLE `admin_group` ADD CONSTRAINT `admin_group_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `admin_group_domain` ADD CONSTRAINT `admin_group_domain_admin_group_id_admin_group_id_fk` FOREIGN KEY (`admin_group_id`) REFERENCES `admin_group`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `admin_group_domain` ADD CONSTRAINT `admin_group_domain_domain_id_domain_id_fk` FOREIGN KEY (`domain_id`) REFERENCES `domain`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `admin_group_domain_domain` ON `admin_group_domain` (`domain_id`);--> statement-breakpoint
ALTER TABLE `admin_session` ADD CONSTRAINT `admin_session_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `admin_session_person` ON `admin_session` (`identity_provider_id`,`subject`);