CREATE TABLE `audit_check` (
	`id` tinyint NOT NULL,
	`checked_at` datetime(3) NOT NULL,
	`intact_to` bigint NOT NULL,
	`broken_at` bigint,
	CONSTRAINT `audit_check_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `audit_head` ADD `removed_to` bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `audit_head` ADD `removed_hash` varchar(64) DEFAULT '0000000000000000000000000000000000000000000000000000000000000000' NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_event_actor_label` ON `audit_event` (`actor_label`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_event_subject_label` ON `audit_event` (`subject_label`,`sequence`);