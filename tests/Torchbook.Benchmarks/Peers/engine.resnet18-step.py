import torch
from torch import nn
from torchvision.models import resnet18

from peer import serve

torch.manual_seed(1)
model = resnet18(num_classes=10)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
loss = nn.CrossEntropyLoss()
images = torch.rand(8, 3, 64, 64)
labels = torch.randint(0, 10, (8,))


def work():
    for _ in range(3):
        optimizer.zero_grad()
        loss(model(images), labels).backward()
        optimizer.step()


serve(work, 3)
