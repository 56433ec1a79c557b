import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { projectPath } from '#libs/config';
import { readDecisions, readDefinitions, readRules, readSecondSeries } from '#libs/measures';
import { PublishedStore } from '../data/published';
import { byGroup, definitionView } from '../domain/definition-view';
import { bothOf, definitionAddress, languageOf } from '../paths';
import { Views } from '../web/view';

/** The signed definitions, from the data that figures are computed by; read when the portal starts. */
@Controller()
export class DefinitionsController {
  private readonly definitions = readDefinitions(FOLDER);
  private readonly second = readSecondSeries(FOLDER, this.definitions);

  constructor(
    @Inject(PublishedStore) private readonly store: PublishedStore,
    @Inject(Views) private readonly views: Views,
  ) {}

  @Get(bothOf('definitions'))
  async all(@Req() request: Request, @Res() response: Response): Promise<void> {
    const language = languageOf(request.path);
    const released = await this.released();
    const rows = this.definitions.map(({ id, label, version, measure }) => ({
      id,
      label: label[language],
      version,
      measure: this.views.text(request, `definitions.measure-${measure}`),
      isReleased: released.has(id),
      href: definitionAddress(language, id),
    }));
    this.views.send(request, response, 'definitions', {
      title: this.views.text(request, 'definitions.title'),
      groups: byGroup(rows).map(({ letter, ...group }) => ({
        ...group,
        letter,
        name: this.views.text(request, `definitions.group-${letter}`),
      })),
    });
  }

  @Get(bothOf('definition'))
  async one(
    @Req() request: Request,
    @Res() response: Response,
    @Param('indicatorId') id: string,
  ): Promise<void> {
    const found = this.definitions.find((definition) => definition.id === id);
    if (!found) throw new NotFoundException();
    const words = {
      rules: readRules(FOLDER, found),
      decisions: readDecisions(FOLDER, found.decisions),
      second: this.second,
    };
    const t = (key: string): string => this.views.text(request, key);
    const definition = definitionView(found, words, { t, language: languageOf(request.path) });
    this.views.send(request, response, 'definition', {
      title: `${definition.id} ${definition.label}`,
      definition,
      releasedVersion: (await this.released()).get(id),
    });
  }

  /** Versions of the definitions in the latest release. */
  private async released(): Promise<Map<string, string>> {
    const release = await this.store.latest();
    const { indicators = [], definitions = {} } = release?.manifest ?? {};
    return new Map(indicators.map((id) => [id, definitions[id] ?? '']));
  }
}

const FOLDER = projectPath('schemas', 'indicators');
