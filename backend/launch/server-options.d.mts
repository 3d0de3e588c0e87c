/** How Node runs the server. */
export const SERVER_OPTIONS: readonly string[];
