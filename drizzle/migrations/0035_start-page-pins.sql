-- The field "landing" is called "startPage" now; the column keeps its name.
UPDATE `mailbox` SET `pinned_fields` = REPLACE(`pinned_fields`, '"landing"', '"startPage"') WHERE `pinned_fields` LIKE '%"landing"%';
