ALTER TABLE `admin_account` ADD `language` varchar(35);--> statement-breakpoint
ALTER TABLE `admin_account` ADD `time_zone` varchar(64);--> statement-breakpoint
ALTER TABLE `mailbox` ADD `time_zone` varchar(64);