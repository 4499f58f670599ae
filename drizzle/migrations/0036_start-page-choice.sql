ALTER TABLE `mailbox` ADD `may_choose_start_page` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `chosen_start_page` varchar(16);--> statement-breakpoint
ALTER TABLE `template` ADD `may_choose_start_page` boolean DEFAULT true NOT NULL;