export { documentAddress, signDocument, type SigningData } from './sign-document';
