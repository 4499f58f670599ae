CREATE TABLE `app_link` (
	`id` char(36) NOT NULL,
	`name` varchar(100) NOT NULL,
	`description` varchar(255) NOT NULL DEFAULT '',
	`url` varchar(1000) NOT NULL,
	`signed_in_url` varchar(1000),
	`hidden_at_login` boolean NOT NULL DEFAULT false,
	`position` int NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `app_link_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`name` varchar(40) NOT NULL,
	`value` json NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`version` int NOT NULL DEFAULT 1,
	CONSTRAINT `setting_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
DROP INDEX `login_attempt_last_at` ON `login_attempt`;--> statement-breakpoint
ALTER TABLE `login_attempt` ADD `domain_name` varchar(320) GENERATED ALWAYS AS (lower(substring_index(address, '@', -1))) VIRTUAL;--> statement-breakpoint
CREATE INDEX `app_link_position` ON `app_link` (`position`);--> statement-breakpoint
CREATE INDEX `audit_event_actor` ON `audit_event` (`actor_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_event_action` ON `audit_event` (`action`,`sequence`);--> statement-breakpoint
CREATE INDEX `login_attempt_domain` ON `login_attempt` (`domain_name`,`last_at`);--> statement-breakpoint
CREATE INDEX `login_attempt_ip` ON `login_attempt` (`ip`,`last_at`);--> statement-breakpoint
CREATE INDEX `login_attempt_last_at` ON `login_attempt` (`last_at`,`id`);