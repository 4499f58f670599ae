ALTER TABLE `identity_provider` ADD `mail_password` boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `mailbox` ADD `directory_password_hash` varchar(1024);--> statement-breakpoint
ALTER TABLE `sync_change` ADD `sealed_mail_password` text;