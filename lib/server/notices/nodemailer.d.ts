/** The package comes without types; these are the parts digests use. */
declare module "nodemailer" {
  interface Mail {
    from: string;
    to: string;
    subject: string;
    text: string;
    messageId: string;
  }
  interface Transport {
    sendMail(mail: Mail): Promise<{ accepted: unknown[] }>;
    close(): void;
  }
  interface TransportOptions {
    url: string;
    connectionTimeout: number;
    greetingTimeout: number;
    socketTimeout: number;
    disableFileAccess: boolean;
    disableUrlAccess: boolean;
  }
  export function createTransport(options: TransportOptions): Transport;
}
