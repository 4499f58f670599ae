CREATE TABLE `person_group` (
	`identity_provider_id` char(36) NOT NULL,
	`issuer` varchar(255) NOT NULL,
	`subject` varchar(255) NOT NULL,
	`group_name` varchar(255) NOT NULL,
	`source` varchar(16) NOT NULL,
	CONSTRAINT `person_group_pk` PRIMARY KEY(`identity_provider_id`,`subject`,`group_name`)
);
--> statement-breakpoint
ALTER TABLE `person_group` ADD CONSTRAINT `person_group_identity_provider_id_identity_provider_id_fk` FOREIGN KEY (`identity_provider_id`) REFERENCES `identity_provider`(`id`) ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `person_group_name` ON `person_group` (`identity_provider_id`,`group_name`);