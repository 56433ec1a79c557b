import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { GatewaySettings } from './api/settings';
import { DEFAULT_LIMITS } from './domain/limits';
import { GatewayModule } from './gateway.module';

/** The OpenAPI document of the gateway, made from its controllers; nothing is started and nothing is asked. */
export async function gatewayOpenApi(): Promise<OpenAPIObject> {
  const settings = { limits: DEFAULT_LIMITS, codeVersion: '' } as GatewaySettings;
  const app = await NestFactory.create(GatewayModule.with(settings), {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Cyfrif gateway')
    .setDescription(
      'Where agencies push events and fetch receipts. Every request needs a client certificate; its common name ' +
        'is the agency. Refusals are problem documents (RFC 9457) with a stable code and a pointer, never a value.',
    )
    .setVersion('1')
    .addSecurity('mutualTLS', { type: 'mutualTLS' } as never)
    .addSecurityRequirements('mutualTLS')
    .build();
  const document = SwaggerModule.createDocument(app, description);
  await app.close();
  return document;
}
