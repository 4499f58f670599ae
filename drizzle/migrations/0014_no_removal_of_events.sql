ALTER TABLE `audit_head` DROP COLUMN `removed_to`;--> statement-breakpoint
ALTER TABLE `audit_head` DROP COLUMN `removed_hash`;