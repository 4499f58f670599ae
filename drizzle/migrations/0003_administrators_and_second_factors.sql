CREATE TABLE `admin_domain` (
	`admin_id` char(36) NOT NULL,
	`domain_id` char(36) NOT NULL,
	CONSTRAINT `admin_domain_pk` PRIMARY KEY(`admin_id`,`domain_id`)
);
--> statement-breakpoint
CREATE TABLE `admin_session` (
	`id` char(36) NOT NULL,
	`token_digest` varchar(64) NOT NULL,
	`admin_id` char(36) NOT NULL,
	`role` varchar(16) NOT NULL,
	`expires` datetime(3) NOT NULL,
	`authenticated_at` datetime(3) NOT NULL,
	`ip` varchar(45),
	`user_agent` varchar(255),
	`created_at` datetime(3) NOT NULL,
	`last_seen_at` datetime(3) NOT NULL,
	CONSTRAINT `admin_session_id` PRIMARY KEY(`id`),
	CONSTRAINT `admin_session_token_unique` UNIQUE(`token_digest`)
);
--> statement-breakpoint
CREATE TABLE `factor_guess` (
	`owner_kind` varchar(16) NOT NULL,
	`owner_id` char(36) NOT NULL,
	`count` int NOT NULL,
	`window_ends` datetime(3) NOT NULL,
	CONSTRAINT `factor_guess_pk` PRIMARY KEY(`owner_kind`,`owner_id`)
);
--> statement-breakpoint
CREATE TABLE `passkey_challenge` (
	`digest` varchar(64) NOT NULL,
	`owner_kind` varchar(16) NOT NULL,
	`owner_id` char(36) NOT NULL,
	`purpose` varchar(16) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `passkey_challenge_digest` PRIMARY KEY(`digest`)
);
--> statement-breakpoint
CREATE TABLE `pending_sign_in` (
	`token_digest` varchar(64) NOT NULL,
	`owner_kind` varchar(16) NOT NULL,
	`owner_id` char(36) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`ip` varchar(45),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `pending_sign_in_token_digest` PRIMARY KEY(`token_digest`)
);
--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` char(36) NOT NULL,
	`owner_kind` varchar(16) NOT NULL,
	`owner_id` char(36) NOT NULL,
	`digest` binary(32) NOT NULL,
	`used_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `recovery_code_id` PRIMARY KEY(`id`),
	CONSTRAINT `recovery_code_owner_unique` UNIQUE(`owner_kind`,`owner_id`,`digest`)
);
--> statement-breakpoint
CREATE TABLE `second_factor` (
	`id` char(36) NOT NULL,
	`owner_kind` varchar(16) NOT NULL,
	`owner_id` char(36) NOT NULL,
	`kind` varchar(16) NOT NULL,
	`name` varchar(100) NOT NULL,
	`sealed_secret` text,
	`last_step` bigint,
	`credential_digest` varchar(64),
	`credential_id` text,
	`public_key` text,
	`sign_count` bigint,
	`transports` json,
	`created_at` datetime(3) NOT NULL,
	`last_used_at` datetime(3),
	CONSTRAINT `second_factor_id` PRIMARY KEY(`id`),
	CONSTRAINT `second_factor_credential_unique` UNIQUE(`credential_digest`)
);
--> statement-breakpoint
ALTER TABLE `admin_account` ADD `may_open_as` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `has_second_factor` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `opened_by` char(36);--> statement-breakpoint
ALTER TABLE `admin_domain` ADD CONSTRAINT `admin_domain_admin_id_admin_account_id_fk` FOREIGN KEY (`admin_id`) REFERENCES `admin_account`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `admin_domain` ADD CONSTRAINT `admin_domain_domain_id_domain_id_fk` FOREIGN KEY (`domain_id`) REFERENCES `domain`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `admin_session` ADD CONSTRAINT `admin_session_admin_id_admin_account_id_fk` FOREIGN KEY (`admin_id`) REFERENCES `admin_account`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `admin_domain_domain` ON `admin_domain` (`domain_id`);--> statement-breakpoint
CREATE INDEX `admin_session_admin` ON `admin_session` (`admin_id`);--> statement-breakpoint
CREATE INDEX `admin_session_expires` ON `admin_session` (`expires`);--> statement-breakpoint
CREATE INDEX `passkey_challenge_expires` ON `passkey_challenge` (`expires_at`);--> statement-breakpoint
CREATE INDEX `pending_sign_in_owner` ON `pending_sign_in` (`owner_kind`,`owner_id`);--> statement-breakpoint
CREATE INDEX `pending_sign_in_expires` ON `pending_sign_in` (`expires_at`);--> statement-breakpoint
CREATE INDEX `second_factor_owner` ON `second_factor` (`owner_kind`,`owner_id`);--> statement-breakpoint
ALTER TABLE `session` ADD CONSTRAINT `session_opened_by_admin_account_id_fk` FOREIGN KEY (`opened_by`) REFERENCES `admin_account`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `session_opened_by` ON `session` (`opened_by`);