ALTER TABLE `admin_group` ADD `may_open_as` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `opened_by_session` char(36);--> statement-breakpoint
ALTER TABLE `session` ADD CONSTRAINT `session_opened_by_session_admin_session_id_fk` FOREIGN KEY (`opened_by_session`) REFERENCES `admin_session`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `session_opened_by_session` ON `session` (`opened_by_session`);