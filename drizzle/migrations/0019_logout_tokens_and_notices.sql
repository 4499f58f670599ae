CREATE TABLE `directory_notice` (
	`identity_provider_id` char(36) NOT NULL,
	`event_key` varchar(100) NOT NULL,
	`subject` varchar(255) NOT NULL,
	`happened_at` datetime(3) NOT NULL,
	`received_at` datetime(3) NOT NULL,
	`handled_at` datetime(3),
	`run_id` char(36),
	`attempts` int NOT NULL DEFAULT 0,
	`next_try_at` datetime(3) NOT NULL,
	`problem` varchar(500),
	CONSTRAINT `directory_notice_identity_provider_id_event_key_pk` PRIMARY KEY(`identity_provider_id`,`event_key`)
);
--> statement-breakpoint
CREATE TABLE `notice_position` (
	`identity_provider_id` char(36) NOT NULL,
	`stream` varchar(16) NOT NULL,
	`issuer` varchar(255) NOT NULL,
	`position` bigint,
	`read_at` datetime(3),
	`failing_since` datetime(3),
	`problem` varchar(500),
	`remedy` varchar(500),
	CONSTRAINT `notice_position_identity_provider_id_stream_pk` PRIMARY KEY(`identity_provider_id`,`stream`)
);
--> statement-breakpoint
CREATE TABLE `logout_token` (
	`digest` varchar(64) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `logout_token_digest` PRIMARY KEY(`digest`)
);
--> statement-breakpoint
ALTER TABLE `directory_notice` ADD CONSTRAINT `directory_notice_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `directory_notice` ADD CONSTRAINT `directory_notice_run_id_sync_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `sync_run`(`id`) ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `notice_position` ADD CONSTRAINT `notice_position_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `directory_notice_due` ON `directory_notice` (`identity_provider_id`,`handled_at`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `directory_notice_subject` ON `directory_notice` (`identity_provider_id`,`subject`,`handled_at`);--> statement-breakpoint
CREATE INDEX `directory_notice_handled` ON `directory_notice` (`handled_at`);--> statement-breakpoint
CREATE INDEX `logout_token_expires` ON `logout_token` (`expires_at`);