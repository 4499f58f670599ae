CREATE TABLE `revocation` (
	`id` char(36) NOT NULL,
	`address` varchar(320),
	`domain_name` varchar(253) NOT NULL,
	`reason` varchar(32) NOT NULL,
	`due_at` datetime(3) NOT NULL,
	`next_try_at` datetime(3) NOT NULL,
	`attempts` int NOT NULL DEFAULT 0,
	`last_problem` varchar(500),
	`delivered` boolean NOT NULL DEFAULT false,
	`claim` char(36),
	CONSTRAINT `revocation_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE INDEX `revocation_next_try` ON `revocation` (`next_try_at`);--> statement-breakpoint
CREATE INDEX `revocation_due` ON `revocation` (`due_at`);