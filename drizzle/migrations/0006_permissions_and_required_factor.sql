ALTER TABLE `mailbox` ADD `may_create_app_passwords` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `may_use_temporary_aliases` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `may_change_password` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `require_second_factor` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `template` ADD `may_create_app_passwords` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `template` ADD `may_use_temporary_aliases` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `template` ADD `may_change_password` boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `template` ADD `require_second_factor` boolean DEFAULT false NOT NULL;