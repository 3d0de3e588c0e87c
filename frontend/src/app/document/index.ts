export { DocumentOffers } from './document-offers';
export { documentAddress, signDocument, type SigningData } from './sign-document';
