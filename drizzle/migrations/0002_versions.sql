ALTER TABLE `admin_account` ADD `version` int DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `domain` ADD `version` int DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `identity_provider` ADD `version` int DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `version` int DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `template` ADD `version` int DEFAULT 1 NOT NULL;