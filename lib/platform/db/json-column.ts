import { customType } from "drizzle-orm/mysql-core";

/**
 * A JSON column that also reads well where MariaDB hands back text (expressions such as COALESCE):
 * drizzle's own json() would leave a string there.
 */
export const jsonColumn = <T>(name: string) =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => "json",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => (typeof value === "string" ? JSON.parse(value) : value) as T,
  })(name);
