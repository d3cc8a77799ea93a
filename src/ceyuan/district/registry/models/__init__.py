"""The rows of the register, by chapter; Django finds them here."""

from ceyuan.district.registry.models.enterprise import Change as Change
from ceyuan.district.registry.models.enterprise import Enterprise as Enterprise
from ceyuan.district.registry.models.enterprise import FormerName as FormerName
from ceyuan.district.registry.models.enterprise import Handover as Handover
from ceyuan.district.registry.models.enterprise import Membership as Membership
from ceyuan.district.registry.models.enterprise import Site as Site
from ceyuan.district.registry.models.events import CreditCoverageRow as CreditCoverageRow
from ceyuan.district.registry.models.events import CreditEventRow as CreditEventRow
from ceyuan.district.registry.models.facts import FactRow as FactRow
from ceyuan.district.registry.models.facts import RecurringForm as RecurringForm
from ceyuan.district.registry.models.facts import SharedSource as SharedSource
from ceyuan.district.registry.models.facts import StatisticsCell as StatisticsCell
from ceyuan.district.registry.models.facts import TaxAuthorisation as TaxAuthorisation
from ceyuan.district.registry.models.holdings import Industry as Industry
from ceyuan.district.registry.models.holdings import Product as Product
from ceyuan.district.registry.models.holdings import Project as Project
from ceyuan.district.registry.models.holdings import Recognition as Recognition
from ceyuan.district.registry.models.holdings import TitleCoverage as TitleCoverage
from ceyuan.district.registry.models.imports import ColumnMapping as ColumnMapping
from ceyuan.district.registry.models.imports import ImportBatch as ImportBatch
from ceyuan.district.registry.models.imports import ImportFault as ImportFault
from ceyuan.district.registry.models.imports import ImportRow as ImportRow
from ceyuan.district.registry.models.views import FilledTemplate as FilledTemplate
from ceyuan.district.registry.models.views import SavedView as SavedView
