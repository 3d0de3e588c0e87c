/**
 * How Node runs the server. Under a limit V8 tidies up long before the machine's memory tells it to: without one, the import of
 * 50,000 rows grows the server to 375 MB, most of it rubbish.
 */
export const SERVER_OPTIONS = ['--enable-source-maps', '--max-old-space-size=768'];
