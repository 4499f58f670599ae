/** What a key may do: everything, or what is chosen for each area. */
export const reaches = ["all:read", "all:write", "some"] as const;
