CREATE TABLE `scim_group` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`display_name` varchar(255) NOT NULL,
	`name_key` varchar(255) NOT NULL,
	`external_id` varchar(255),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `scim_group_id` PRIMARY KEY(`id`),
	CONSTRAINT `scim_group_name_unique` UNIQUE(`identity_provider_id`,`name_key`)
);
--> statement-breakpoint
CREATE TABLE `scim_group_member` (
	`group_id` char(36) NOT NULL,
	`user_id` char(36) NOT NULL,
	CONSTRAINT `scim_group_member_group_id_user_id_pk` PRIMARY KEY(`group_id`,`user_id`)
);
--> statement-breakpoint
CREATE TABLE `scim_user` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`subject` varchar(255) NOT NULL,
	`user_name` varchar(320) NOT NULL,
	`name_key` varchar(320),
	`external_id` varchar(255),
	`address` varchar(320),
	`domain_name` varchar(253),
	`active` boolean NOT NULL,
	`attributes` json NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`deleted_at` datetime(3),
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `scim_user_id` PRIMARY KEY(`id`),
	CONSTRAINT `scim_user_subject_unique` UNIQUE(`identity_provider_id`,`subject`),
	CONSTRAINT `scim_user_name_unique` UNIQUE(`identity_provider_id`,`name_key`)
);
--> statement-breakpoint
CREATE TABLE `scim_token` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`name` varchar(100) NOT NULL,
	`digest` varchar(64) NOT NULL,
	`domains` json NOT NULL,
	`expires_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`last_used_at` datetime(3),
	`last_used_ip` varchar(45),
	CONSTRAINT `scim_token_id` PRIMARY KEY(`id`),
	CONSTRAINT `scim_token_digest_unique` UNIQUE(`digest`)
);
--> statement-breakpoint
ALTER TABLE `scim_group` ADD CONSTRAINT `scim_group_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `scim_group_member` ADD CONSTRAINT `scim_group_member_group_id_scim_group_id_fk` FOREIGN KEY (`group_id`) REFERENCES `scim_group`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `scim_group_member` ADD CONSTRAINT `scim_group_member_user_id_scim_user_id_fk` FOREIGN KEY (`user_id`) REFERENCES `scim_user`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `scim_user` ADD CONSTRAINT `scim_user_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `scim_token` ADD CONSTRAINT `scim_token_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `scim_group_external_id` ON `scim_group` (`identity_provider_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `scim_group_member_user` ON `scim_group_member` (`user_id`);--> statement-breakpoint
CREATE INDEX `scim_user_external_id` ON `scim_user` (`identity_provider_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `scim_token_provider` ON `scim_token` (`identity_provider_id`);