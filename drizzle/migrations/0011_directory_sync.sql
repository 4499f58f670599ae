CREATE TABLE `lease` (
	`name` varchar(100) NOT NULL,
	`holder` varchar(64) NOT NULL,
	`token` bigint NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `lease_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `sync_change` (
	`run_id` char(36) NOT NULL,
	`sequence` bigint NOT NULL,
	`kind` varchar(16) NOT NULL,
	`reason` varchar(64) NOT NULL,
	`state` varchar(16) NOT NULL,
	`subject` varchar(255),
	`mailbox_id` char(36),
	`address` varchar(320),
	`changes` json NOT NULL,
	`detail` varchar(500),
	CONSTRAINT `sync_change_run_id_sequence_pk` PRIMARY KEY(`run_id`,`sequence`)
);
--> statement-breakpoint
CREATE TABLE `sync_member` (
	`run_id` char(36) NOT NULL,
	`subject` varchar(255) NOT NULL,
	`group_path` varchar(255) NOT NULL,
	CONSTRAINT `sync_member_run_id_subject_group_path_pk` PRIMARY KEY(`run_id`,`subject`,`group_path`)
);
--> statement-breakpoint
CREATE TABLE `sync_run` (
	`id` char(36) NOT NULL,
	`identity_provider_id` char(36) NOT NULL,
	`trigger_kind` varchar(16) NOT NULL,
	`started_by` varchar(320) NOT NULL,
	`dry_run` boolean NOT NULL DEFAULT false,
	`state` varchar(16) NOT NULL,
	`started_at` datetime(3) NOT NULL,
	`finished_at` datetime(3),
	`expected_people` int,
	`read_people` int NOT NULL DEFAULT 0,
	`unchanged_people` int NOT NULL DEFAULT 0,
	`planned_changes` int NOT NULL DEFAULT 0,
	`applied_changes` int NOT NULL DEFAULT 0,
	`counts` json NOT NULL,
	`problem` text,
	`remedy` text,
	`cancel_requested` boolean NOT NULL DEFAULT false,
	`approved_by` varchar(320),
	`attempts` int NOT NULL DEFAULT 1,
	CONSTRAINT `sync_run_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `sync_seen` (
	`run_id` char(36) NOT NULL,
	`identity_id` char(36) NOT NULL,
	CONSTRAINT `sync_seen_run_id_identity_id_pk` PRIMARY KEY(`run_id`,`identity_id`)
);
--> statement-breakpoint
ALTER TABLE `external_identity` ADD `misses` int DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `external_identity` ADD `missing_since` datetime(3);--> statement-breakpoint
ALTER TABLE `mailbox` ADD `directory_receives` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `sync_change` ADD CONSTRAINT `sync_change_run_id_sync_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `sync_run`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `sync_member` ADD CONSTRAINT `sync_member_run_id_sync_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `sync_run`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `sync_run` ADD CONSTRAINT `sync_run_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `sync_seen` ADD CONSTRAINT `sync_seen_run_id_sync_run_id_fk` FOREIGN KEY (`run_id`) REFERENCES `sync_run`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `sync_change_state` ON `sync_change` (`run_id`,`state`,`sequence`);--> statement-breakpoint
CREATE INDEX `sync_change_kind` ON `sync_change` (`run_id`,`kind`,`sequence`);--> statement-breakpoint
CREATE INDEX `sync_change_mailbox` ON `sync_change` (`mailbox_id`);--> statement-breakpoint
CREATE INDEX `sync_run_started` ON `sync_run` (`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `sync_run_provider` ON `sync_run` (`identity_provider_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `sync_run_state` ON `sync_run` (`state`);