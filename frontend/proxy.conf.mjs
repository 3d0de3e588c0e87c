/** In watch mode the pages come from here and every answer from the API beside it. */
const api = process.env.CALANQUE_API ?? `http://127.0.0.1:${process.env.API_PORT ?? 3000}`;

export default { '/api': { target: api, changeOrigin: false } };
