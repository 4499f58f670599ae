CREATE TABLE `audit_anchor` (
	`id` tinyint NOT NULL,
	`sequence` bigint NOT NULL,
	`hash` varchar(64) NOT NULL,
	`mac` varchar(64) NOT NULL,
	CONSTRAINT `audit_anchor_id` PRIMARY KEY(`id`)
);
