CREATE INDEX `mailbox_admin_state` ON `mailbox` (`admin_state`,`address`);--> statement-breakpoint
CREATE INDEX `mailbox_search` ON `mailbox` (`address`,`display_name`,`domain_id`);--> statement-breakpoint
CREATE INDEX `mailbox_domain_quota` ON `mailbox` (`domain_id`,`quota_bytes`);