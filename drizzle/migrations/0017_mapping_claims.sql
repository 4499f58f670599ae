ALTER TABLE `template_mapping` ADD `claim` varchar(255) DEFAULT '' NOT NULL;--> statement-breakpoint
-- Before the old one goes: the foreign key needs an index that begins with the provider.
ALTER TABLE `template_mapping` ADD CONSTRAINT `template_mapping_claim_value_unique` UNIQUE(`identity_provider_id`,`claim`,`value`);--> statement-breakpoint
ALTER TABLE `template_mapping` DROP INDEX `template_mapping_value_unique`;
