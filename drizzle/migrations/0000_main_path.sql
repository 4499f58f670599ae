CREATE TABLE `admin_account` (
	`id` char(36) NOT NULL,
	`login` varchar(320) NOT NULL,
	`display_name` varchar(255) NOT NULL DEFAULT '',
	`role` varchar(16) NOT NULL,
	`password_hash` varchar(1024) NOT NULL,
	`active` boolean NOT NULL DEFAULT true,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `admin_account_id` PRIMARY KEY(`id`),
	CONSTRAINT `admin_account_login_unique` UNIQUE(`login`)
);
--> statement-breakpoint
CREATE TABLE `setup_link` (
	`token_digest` varchar(64) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	`used_by` char(36),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `setup_link_token_digest` PRIMARY KEY(`token_digest`)
);
--> statement-breakpoint
CREATE TABLE `app_password` (
	`id` char(36) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`name` varchar(100) NOT NULL,
	`digest` binary(32) NOT NULL,
	`imap` boolean NOT NULL DEFAULT false,
	`pop3` boolean NOT NULL DEFAULT false,
	`smtp` boolean NOT NULL DEFAULT false,
	`sieve` boolean NOT NULL DEFAULT false,
	`dav` boolean NOT NULL DEFAULT false,
	`eas` boolean NOT NULL DEFAULT false,
	`allowed_networks` json NOT NULL,
	`expires_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`last_used_at` datetime(3),
	`last_used_ip` varchar(45),
	`last_used_service` varchar(32),
	CONSTRAINT `app_password_id` PRIMARY KEY(`id`),
	CONSTRAINT `app_password_digest_unique` UNIQUE(`digest`)
);
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`sequence` bigint NOT NULL,
	`at` datetime(3) NOT NULL,
	`actor_kind` varchar(32) NOT NULL,
	`actor_id` char(36),
	`actor_label` varchar(320) NOT NULL,
	`action` varchar(64) NOT NULL,
	`subject_kind` varchar(32) NOT NULL,
	`subject_id` varchar(64) NOT NULL,
	`subject_label` varchar(320) NOT NULL,
	`domain_name` varchar(253),
	`changes` json NOT NULL,
	`request_id` varchar(64),
	`ip` varchar(45),
	`previous_hash` varchar(64) NOT NULL,
	`hash` varchar(64) NOT NULL,
	CONSTRAINT `audit_event_sequence` PRIMARY KEY(`sequence`)
);
--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` tinyint NOT NULL,
	`sequence` bigint NOT NULL,
	`hash` varchar(64) NOT NULL,
	CONSTRAINT `audit_head_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `domain` (
	`id` char(36) NOT NULL,
	`name` varchar(253) NOT NULL,
	`active` boolean NOT NULL DEFAULT true,
	`max_mailboxes` int,
	`max_quota_bytes` bigint,
	`total_quota_bytes` bigint,
	`default_template_id` char(36),
	`identity_provider_id` char(36),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `domain_id` PRIMARY KEY(`id`),
	CONSTRAINT `domain_name_unique` UNIQUE(`name`)
);
--> statement-breakpoint
CREATE TABLE `external_identity` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`issuer` varchar(255) NOT NULL,
	`subject` varchar(255) NOT NULL,
	`mailbox_id` char(36) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`last_sign_in_at` datetime(3),
	CONSTRAINT `external_identity_id` PRIMARY KEY(`id`),
	CONSTRAINT `external_identity_subject_unique` UNIQUE(`identity_provider_id`,`issuer`,`subject`),
	CONSTRAINT `external_identity_mailbox_unique` UNIQUE(`mailbox_id`,`identity_provider_id`,`issuer`)
);
--> statement-breakpoint
CREATE TABLE `identity_provider` (
	`id` char(36) NOT NULL,
	`slug` varchar(40) NOT NULL,
	`name` varchar(100) NOT NULL,
	`kind` varchar(16) NOT NULL,
	`enabled` boolean NOT NULL DEFAULT true,
	`issuer` varchar(255) NOT NULL,
	`client_id` varchar(255) NOT NULL,
	`settings` json NOT NULL,
	`sealed_secrets` text,
	`default_template_id` char(36),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `identity_provider_id` PRIMARY KEY(`id`),
	CONSTRAINT `identity_provider_slug_unique` UNIQUE(`slug`)
);
--> statement-breakpoint
CREATE TABLE `template_mapping` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`position` int NOT NULL,
	`value` varchar(255) NOT NULL,
	`template_id` char(36) NOT NULL,
	CONSTRAINT `template_mapping_id` PRIMARY KEY(`id`),
	CONSTRAINT `template_mapping_value_unique` UNIQUE(`identity_provider_id`,`value`)
);
--> statement-breakpoint
CREATE TABLE `login_attempt` (
	`id` char(36) NOT NULL,
	`first_at` datetime(3) NOT NULL,
	`last_at` datetime(3) NOT NULL,
	`count` int NOT NULL,
	`address` varchar(320) NOT NULL,
	`mailbox_id` char(36),
	`door` varchar(32) NOT NULL,
	`credential` varchar(32) NOT NULL,
	`result` varchar(16) NOT NULL,
	`reason` varchar(64),
	`ip` varchar(45),
	`provider_slug` varchar(40),
	CONSTRAINT `login_attempt_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `mailbox` (
	`id` char(36) NOT NULL,
	`address` varchar(320) NOT NULL,
	`domain_id` char(36) NOT NULL,
	`display_name` varchar(255) NOT NULL DEFAULT '',
	`quota_bytes` bigint NOT NULL,
	`imap` boolean NOT NULL DEFAULT false,
	`pop3` boolean NOT NULL DEFAULT false,
	`smtp` boolean NOT NULL DEFAULT false,
	`sieve` boolean NOT NULL DEFAULT false,
	`dav` boolean NOT NULL DEFAULT false,
	`eas` boolean NOT NULL DEFAULT false,
	`webmail` boolean NOT NULL DEFAULT true,
	`landing` varchar(16) NOT NULL DEFAULT 'portal',
	`identity_provider_id` char(36),
	`local_password_allowed` boolean NOT NULL DEFAULT false,
	`password_hash` varchar(1024),
	`password_changed_at` datetime(3),
	`admin_state` varchar(16) NOT NULL DEFAULT 'active',
	`directory_state` varchar(16) NOT NULL DEFAULT 'present',
	`template_id` char(36),
	`pinned_fields` json NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `mailbox_id` PRIMARY KEY(`id`),
	CONSTRAINT `mailbox_address_unique` UNIQUE(`address`)
);
--> statement-breakpoint
CREATE TABLE `session` (
	`token_digest` varchar(64) NOT NULL,
	`mailbox_id` varchar(36) NOT NULL,
	`expires` timestamp(3) NOT NULL,
	`identity_provider_id` char(36),
	`provider_session_id` varchar(255),
	`sealed_id_token` text,
	`ip` varchar(45),
	`user_agent` varchar(255),
	`created_at` datetime(3) NOT NULL,
	`last_seen_at` datetime(3),
	CONSTRAINT `session_token_digest` PRIMARY KEY(`token_digest`)
);
--> statement-breakpoint
CREATE TABLE `template` (
	`id` char(36) NOT NULL,
	`name` varchar(100) NOT NULL,
	`quota_bytes` bigint NOT NULL,
	`imap` boolean NOT NULL DEFAULT false,
	`pop3` boolean NOT NULL DEFAULT false,
	`smtp` boolean NOT NULL DEFAULT false,
	`sieve` boolean NOT NULL DEFAULT false,
	`dav` boolean NOT NULL DEFAULT false,
	`eas` boolean NOT NULL DEFAULT false,
	`webmail` boolean NOT NULL DEFAULT true,
	`landing` varchar(16) NOT NULL DEFAULT 'portal',
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `template_id` PRIMARY KEY(`id`),
	CONSTRAINT `template_name_unique` UNIQUE(`name`)
);
--> statement-breakpoint
ALTER TABLE `app_password` ADD CONSTRAINT `app_password_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `domain` ADD CONSTRAINT `domain_default_template_id_template_id_fk` FOREIGN KEY (`default_template_id`) REFERENCES `template`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `domain` ADD CONSTRAINT `domain_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `external_identity` ADD CONSTRAINT `external_identity_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `external_identity` ADD CONSTRAINT `external_identity_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `identity_provider` ADD CONSTRAINT `identity_provider_default_template_id_template_id_fk` FOREIGN KEY (`default_template_id`) REFERENCES `template`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `template_mapping` ADD CONSTRAINT `template_mapping_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `template_mapping` ADD CONSTRAINT `template_mapping_template_id_template_id_fk` FOREIGN KEY (`template_id`) REFERENCES `template`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `mailbox` ADD CONSTRAINT `mailbox_domain_id_domain_id_fk` FOREIGN KEY (`domain_id`) REFERENCES `domain`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `mailbox` ADD CONSTRAINT `mailbox_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `mailbox` ADD CONSTRAINT `mailbox_template_id_template_id_fk` FOREIGN KEY (`template_id`) REFERENCES `template`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `session` ADD CONSTRAINT `session_mailbox_id_mailbox_id_fk` FOREIGN KEY (`mailbox_id`) REFERENCES `mailbox`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `session` ADD CONSTRAINT `session_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `app_password_mailbox` ON `app_password` (`mailbox_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `audit_event_at` ON `audit_event` (`at`);--> statement-breakpoint
CREATE INDEX `audit_event_subject` ON `audit_event` (`subject_kind`,`subject_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_event_domain` ON `audit_event` (`domain_name`,`sequence`);--> statement-breakpoint
CREATE INDEX `login_attempt_last_at` ON `login_attempt` (`last_at`);--> statement-breakpoint
CREATE INDEX `login_attempt_mailbox` ON `login_attempt` (`mailbox_id`,`last_at`);--> statement-breakpoint
CREATE INDEX `login_attempt_address` ON `login_attempt` (`address`,`last_at`);--> statement-breakpoint
CREATE INDEX `mailbox_domain_address` ON `mailbox` (`domain_id`,`address`);--> statement-breakpoint
CREATE INDEX `session_mailbox` ON `session` (`mailbox_id`);--> statement-breakpoint
CREATE INDEX `session_provider` ON `session` (`identity_provider_id`,`provider_session_id`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires`);