CREATE TABLE `provider_draft` (
	`id` char(36) NOT NULL,
	`owner_id` char(36) NOT NULL,
	`sealed` mediumtext NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`changed_at` datetime(3) NOT NULL,
	CONSTRAINT `provider_draft_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `provider_draft_owner` ON `provider_draft` (`owner_id`);--> statement-breakpoint
CREATE INDEX `provider_draft_changed` ON `provider_draft` (`changed_at`);