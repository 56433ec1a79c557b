import { Module, type DynamicModule } from '@nestjs/common';
import { HealthModule } from '#libs/web';
import { GovernanceViews } from './data/governance';
import { PublishedStore } from './data/published';
import { DecisionController } from './linkage/decision.controller';
import { LinkageController } from './linkage/linkage.controller';
import { QueueController } from './linkage/queue.controller';
import { ApiController } from './pages/api.controller';
import { DefinitionsController } from './pages/definitions.controller';
import { FilesController } from './pages/files.controller';
import { GovernanceController } from './pages/governance.controller';
import { InformationController } from './pages/information.controller';
import { StartController } from './pages/start.controller';
import { RefusalsController } from './refusals/refusals.controller';
import { EvidenceController } from './review/evidence.controller';
import { RequestController } from './review/request.controller';
import { ReviewController } from './review/review.controller';
import { SessionController } from './session/session.controller';
import { Users } from './session/users';
import { DEPENDENCIES, type PortalDependencies } from './web/tokens';
import { Views } from './web/view';

@Module({})
export class PortalModule {
  static with(given: PortalDependencies, views: Views): DynamicModule {
    const { dataSource, codeVersion } = given;
    const checks = {
      database: async () => {
        await dataSource.query('SELECT 1');
        return true;
      },
    };
    return {
      module: PortalModule,
      imports: [HealthModule.with({ service: 'portal', codeVersion, checks })],
      controllers: [
        StartController,
        InformationController,
        DefinitionsController,
        SessionController,
        GovernanceController,
        ApiController,
        FilesController,
        ...(given.desk ? [RequestController, EvidenceController, ReviewController] : []),
        ...(given.linkageDesk ? [QueueController, LinkageController, DecisionController] : []),
        ...(given.refusals ? [RefusalsController] : []),
      ],
      providers: [
        { provide: DEPENDENCIES, useValue: given },
        { provide: Views, useValue: views },
        { provide: PublishedStore, useValue: new PublishedStore(dataSource) },
        { provide: GovernanceViews, useValue: new GovernanceViews(dataSource) },
        { provide: Users, useValue: new Users(given.users, given.now) },
      ],
    };
  }
}
