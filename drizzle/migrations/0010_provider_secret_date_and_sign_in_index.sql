ALTER TABLE `identity_provider` ADD `secret_set_at` datetime(3);--> statement-breakpoint
CREATE INDEX `login_attempt_provider` ON `login_attempt` (`provider_slug`,`result`,`last_at`);